// Prints the examples of the CommonMark specification as a JSON list of Markdown texts.

import path from 'node:path';
import { createRequire } from 'node:module';

const modules = process.env.NEWSDOC_NODE_MODULES;
const load = createRequire(path.join(modules, '..', 'package.json'));
const { tests } = load('commonmark-spec');

// The specification shows tabs as arrows.
process.stdout.write(JSON.stringify(tests.map(test => test.markdown.replaceAll('→', '\t'))));
