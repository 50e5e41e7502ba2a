// The tree of a methodology for editors: blocks and statements by their first word, and what follows as a flat row of values.
// Meaning is the compiler's; a tree for highlighting, folding and moving must be there for text that the compiler still refuses.

/** Statements that give a name to something. The name is a field, so that outlines and queries find it. */
const NAMED = {
  signal_statement: 'signal',
  phase_statement: 'phase',
  group_statement: 'group',
  controller_statement: 'controller',
  component_statement: 'component',
  guard_statement: 'guard',
  param_statement: 'param',
  loss_statement: 'loss',
  learned_statement: 'learned_controller',
};

/** Statements that begin with a word of the language and name nothing. */
const PLAIN = {
  data_statement: 'data',
  model_statement: 'model',
  optimizer_statement: 'optimizer',
  checkpoint_statement: 'checkpoint',
  ensure_statement: 'ensure',
  target_statement: 'target',
  allow_statement: 'allow',
  without_statement: 'without',
};

const statements = {};
for (const [rule, word] of Object.entries(NAMED)) {
  statements[rule] = $ => prec.right(seq(word, field('name', $.identifier), repeat($._item), optional($.block)));
}
for (const [rule, word] of Object.entries(PLAIN)) {
  statements[rule] = $ => prec.right(seq(word, repeat($._item), optional($.block)));
}

module.exports = grammar({
  name: 'hvae',

  // A line end ends a statement, so it is a token and no blank.
  extras: $ => [/[ \t\r\uFEFF]/, $.comment, $.documentation],

  word: $ => $.identifier,

  rules: {
    source_file: $ => seq(repeat($._line_end), optional(seq($._part, repeat(seq(repeat1($._line_end), $._part)), repeat($._line_end)))),

    _part: $ => choice($.import, $.preset, $.methodology),

    import: $ => seq('import', field('path', $.text)),

    preset: $ => seq('preset', field('name', $.identifier), $.parenthesised, repeat($._item)),

    methodology: $ => seq(
      optional('abstract'),
      'methodology',
      field('name', $.identifier),
      optional(seq('extends', field('base', $.identifier))),
      field('body', $.block)),

    block: $ => seq(
      '{',
      repeat($._line_end),
      optional(seq($._statement, repeat(seq(repeat1($._line_end), $._statement)), repeat($._line_end))),
      '}'),

    _statement: $ => choice(
      $.off_statement,
      $.override_statement,
      ...Object.keys(NAMED).map(rule => $[rule]),
      ...Object.keys(PLAIN).map(rule => $[rule]),
      $.setting),

    off_statement: $ => seq('off', $._statement),
    override_statement: $ => seq('override', $._statement),

    ...statements,

    // A fact, an assignment in a phase, a line of a block.
    setting: $ => prec.right(seq(field('name', $.identifier), repeat($._item), optional($.block))),

    _item: $ => choice($.number, $.text, $.identifier, $.parenthesised, $._sign, $._open_sign),

    parenthesised: $ => seq('(', repeat($._line_end), repeat($._item), ')'),

    _sign: $ => choice('..', ':', '%', '<', '<=', '>', '>='),

    // A line goes on after these.
    _open_sign: $ => prec.right(seq(choice(',', '->', '=', '+', '-', '*', '/', 'then', 'because'), repeat($._line_end))),

    number: _ => token(seq(/[+-]?/, choice(/[0-9]+(\.[0-9]+)?/, /\.[0-9]+/), optional(/[eE][+-]?[0-9]+/))),
    identifier: _ => /[\p{XID_Start}_][\p{XID_Continue}]*(\.[\p{XID_Start}_][\p{XID_Continue}]*)*/u,
    text: _ => /"[^"\r\n]*"/,
    documentation: _ => token(prec(1, /\/\/\/[^\n]*/)),
    comment: _ => token(/\/\/[^\n]*/),
    _line_end: _ => /\n/,
  },
});
