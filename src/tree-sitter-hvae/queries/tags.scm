(methodology name: (identifier) @name) @definition.class
(signal_statement name: (identifier) @name) @definition.field
(param_statement name: (identifier) @name) @definition.constant
(phase_statement name: (identifier) @name) @definition.module
(controller_statement name: (identifier) @name) @definition.function
(preset name: (identifier) @name) @definition.function
