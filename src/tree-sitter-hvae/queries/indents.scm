(block) @indent.begin

"}" @indent.end @indent.branch
