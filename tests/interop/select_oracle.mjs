// Asks unist-util-select which nodes selectors name, one JSON line a tree.
//
// Standard input: [{"tree": {…}, "selectors": ["…"]}]. Each answer is the list of the nodes' numbers
// in the order of the text, the root being 0, or the message of an error.

import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const modules = process.env.NEWSDOC_NODE_MODULES;
const load = createRequire(path.join(modules, '..', 'package.json'));
const { selectAll } = await import(pathToFileURL(load.resolve('unist-util-select')).href);

function number(node, numbers) {
  numbers.set(node, numbers.size);
  for (const child of node.children || []) number(child, numbers);
  return numbers;
}

for (const { tree, selectors } of JSON.parse(fs.readFileSync(0, 'utf8'))) {
  const numbers = number(tree, new Map());
  const answers = selectors.map(selector => {
    try {
      return selectAll(selector, tree).map(node => numbers.get(node)).sort((a, b) => a - b);
    } catch (error) {
      return String(error.message);
    }
  });
  console.log(JSON.stringify(answers));
}
