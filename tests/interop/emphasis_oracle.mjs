// Parses paragraphs with markdown-it and markdown-it-cjk-friendly, and prints what is emphasised.
//
// Standard input: {"texts": ["…"], "cjk": true}. One JSON line a text: `*(…)` for emphasis and
// `**(…)` for strong emphasis, everything else as it is.

import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const modules = process.env.NEWSDOC_NODE_MODULES;
const load = createRequire(path.join(modules, '..', 'package.json'));
const use = async name => (await import(pathToFileURL(load.resolve(name)).href)).default;

const job = JSON.parse(fs.readFileSync(0, 'utf8'));
const MarkdownIt = await use('markdown-it');
const parser = new MarkdownIt('commonmark');
if (job.cjk) parser.use(await use('markdown-it-cjk-friendly'));

const marks = { em_open: '*(', em_close: ')', strong_open: '**(', strong_close: ')', softbreak: '\n' };

for (const text of job.texts) {
  const shown = parser.parseInline(text, {})[0].children.map(token => marks[token.type] ?? token.content);
  process.stdout.write(JSON.stringify(shown.join('')) + '\n');
}
