// Parses Markdown with mdast-util-from-markdown and prints the trees, one JSON line a text.
//
// Standard input: {"texts": ["…"], "gfm": true, "math": false, "cjk": false, "strike": false}.
// Offsets and columns are those of JavaScript (UTF-16 units), turned into code points here.

import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const modules = process.env.NEWSDOC_NODE_MODULES;
const load = createRequire(path.join(modules, '..', 'package.json'));
const use = name => import(pathToFileURL(load.resolve(name)).href);

const job = JSON.parse(fs.readFileSync(0, 'utf8'));
const { fromMarkdown } = await use('mdast-util-from-markdown');
const extensions = [];
const mdastExtensions = [];
if (job.gfm) {
  extensions.push((await use('micromark-extension-gfm')).gfm());
  mdastExtensions.push((await use('mdast-util-gfm')).gfmFromMarkdown());
}
if (job.math) {
  extensions.push((await use('micromark-extension-math')).math());
  mdastExtensions.push((await use('mdast-util-math')).mathFromMarkdown());
}
if (job.cjk) extensions.push((await use('micromark-extension-cjk-friendly')).cjkFriendlyExtension());
if (job.strike) {
  const strike = await use('micromark-extension-cjk-friendly-gfm-strikethrough');
  extensions.push(strike.gfmStrikethroughCjkFriendly());
}

// How many surrogate pairs end at or before each UTF-16 offset.
function pairs(text) {
  const counts = new Uint32Array(text.length + 2);
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const low = unit >= 0xdc00 && unit < 0xe000 && at > 0;
    const high = low ? text.charCodeAt(at - 1) : 0;
    counts[at + 1] = counts[at] + (high >= 0xd800 && high < 0xdc00 ? 1 : 0);
  }
  return counts;
}

function recount(node, counts, shift) {
  if (node.position) {
    for (const point of [node.position.start, node.position.end]) {
      const offset = point.offset + shift;
      const line = offset - (point.column - 1) - (point.line === 1 ? shift : 0);
      const start = point.line === 1 ? 0 : line;
      const column = point.line === 1 ? offset + 1 : point.column;
      point.offset = offset - counts[offset];
      point.column = column - (counts[offset] - counts[start]);
    }
  }
  for (const child of node.children || []) recount(child, counts, shift);
}

for (const text of job.texts) {
  let tree;
  try {
    tree = fromMarkdown(text, { extensions, mdastExtensions });
    // micromark drops a byte order mark and counts from the character after it.
    recount(tree, pairs(text), text.charCodeAt(0) === 0xfeff ? 1 : 0);
  } catch (error) {
    tree = { error: String(error && error.stack) };
  }
  process.stdout.write(JSON.stringify(tree) + '\n');
}
