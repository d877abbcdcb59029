// Asks gray-matter, hexo-front-matter and remark.
//
// Standard input: [{"tool": "gray-matter", "does": "read", "text": "…", …}]. Prints one JSON object
// a line: {"value": …} or {"error": "…"}.

import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const load = createRequire(path.join(process.env.NEWSDOC_NODE_MODULES, '..', 'package.json'));
const use = name => import(pathToFileURL(load.resolve(name)).href);
const matter = load('gray-matter');
const hexo = load('hexo-front-matter');
const { remark } = await use('remark');
const gfm = (await use('remark-gfm')).default;
const front = (await use('remark-frontmatter')).default;
const processor = remark().use(gfm).use(front, ['yaml', 'toml']);

function readHexo(text) {
  const { _content: body, ...data } = hexo.parse(text);
  return { data, body };
}

const tools = {
  'gray-matter': {
    read: ({ text }) => ({ data: matter(text, {}).data, body: matter(text, {}).content }),
    write({ text, title }) {
      const file = matter(text, {});
      return matter.stringify(file.content, title ? { ...file.data, title } : file.data);
    },
  },
  'hexo-front-matter': {
    read: ({ text }) => readHexo(text),
    write({ text, title }) {
      const { data, body } = readHexo(text);
      const changed = title ? { ...data, title } : data;
      return hexo.stringify({ ...changed, _content: body }, { prefixSeparator: true });
    },
  },
  remark: {
    read: ({ text }) => processor.parse(text),
    write({ text, url }) {
      const tree = processor.parse(text);
      const change = node => {
        if (node.type === 'link') node.url = url;
        (node.children || []).forEach(change);
      };
      change(tree);
      return processor.stringify(tree);
    },
  },
};

function plain(key, value) {
  // JSON asks a date for its text before it asks here.
  return this[key] instanceof Date ? { date: value } : value;
}

for (const job of JSON.parse(fs.readFileSync(0, 'utf8'))) {
  let answer;
  try {
    answer = { value: tools[job.tool][job.does](job) };
    if (job.silent) answer.value = null;
  } catch (error) {
    answer = { error: String((error && error.message) || error) };
  }
  process.stdout.write(JSON.stringify(answer, plain) + '\n');
}
