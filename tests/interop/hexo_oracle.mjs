// Puts posts to the real Hexo and prints what it makes of them, one JSON line a post.
//
// Standard input: {"jobs": [{"config": {…}, "render": false, "posts": [{"path": "_posts/a.md",
// "data": base64}]}]}. Each job is a site of its own. Standard output: {"job", "path", …}.
//
// JSON lacks dates, NaN and the like; they come as {"$date": …}, {"$number": …}, {"$binary": …}.

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createRequire } from 'node:module';

const modules = process.env.NEWSDOC_NODE_MODULES;
const load = createRequire(path.join(modules, '..', 'package.json'));
const Hexo = load('hexo');
const { stripHTML } = load('hexo-util');

function plain(value, inside = []) {
  if (value === undefined) return { $undefined: true };
  if (typeof value === 'number') {
    const exact = Number.isFinite(value) && !Object.is(value, -0);
    return exact ? value : { $number: Object.is(value, -0) ? '-0' : String(value) };
  }
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof Date) return { $date: Number.isNaN(+value) ? null : value.toISOString() };
  if (value instanceof Uint8Array) return { $binary: Buffer.from(value).toString('base64') };
  if (value instanceof Set) return { $set: [...value] };
  if (inside.includes(value)) return { $circular: true };
  const deeper = [...inside, value];
  if (Array.isArray(value)) return value.map(item => plain(item, deeper));
  return { $map: Object.keys(value).map(key => [key, plain(value[key], deeper)]) };
}

const failure = error => ({
  name: error.name || 'Error',
  message: String(error.message || error).slice(0, 500),
  reason: error.reason,
  line: error.mark && error.mark.line,
  column: error.mark && error.mark.column,
});

// The file's own times stand in where Hexo finds no date; newsdoc never takes them for one.
const instant = (moment, stats) => {
  if (!moment || !moment.isValid()) return null;
  const own = +moment === +stats.birthtime || +moment === +stats.mtime;
  return own ? null : moment.toDate().toISOString();
};

// Hexo's own fields; every other property of a post is a key of its front matter.
const OWN = new Set(['_id', 'title', 'date', 'updated', 'slug', 'source', 'layout', 'published',
  'comments', 'photos', '_content', 'raw', 'content', 'excerpt', 'more', 'tags', 'categories',
  'path', 'permalink', 'full_source', 'asset_dir', '__permalink']);

function names(hexo, post) {
  // The relations keep the order in which the post names its tags; `post.tags` does not.
  const tags = hexo.model('PostTag').find({ post_id: post._id }, { lean: true })
    .map(row => hexo.model('Tag').findById(row.tag_id, { lean: true }).name);
  const paths = hexo.model('PostCategory').find({ post_id: post._id }, { lean: true }).map(row => {
    const steps = [];
    for (let id = row.category_id; id;) {
      const node = hexo.model('Category').findById(id, { lean: true });
      steps.unshift(node.name);
      id = node.parent;
    }
    return steps;
  });
  return { tags, categories: paths };
}

function describe(hexo, post) {
  const stats = fs.statSync(post.full_source);
  const rest = Object.keys(post).filter(key => !OWN.has(key) && post[key] !== undefined);
  return {
    title: plain(post.title),
    date: instant(post.date, stats),
    updated: instant(post.updated, stats),
    slug: plain(post.slug),
    layout: plain(post.layout),
    published: plain(post.published),
    comments: plain(post.comments),
    photos: plain(post.photos),
    permalink: plain(post.__permalink),
    excerpt_key: plain(post.excerpt),
    ...names(hexo, post),
    front_matter: rest.map(key => [key, plain(post[key])]),
    content: post._content,
  };
}

// The text of HTML by Hexo's own helper, without the numbers of lines of code.
const bare = html => stripHTML(html.replace(/<td class="gutter">.*?<\/td>/gs, ''));

async function render(hexo, post) {
  post.content = post._content;
  await hexo.post.render(post.full_source, post);
  return { html: post.content, excerpt: post.excerpt, text: bare(post.content), cut: bare(post.excerpt) };
}

async function answer(job, number) {
  const site = fs.mkdtempSync(path.join(os.tmpdir(), 'newsdoc-hexo-'));
  try {
    fs.mkdirSync(path.join(site, 'source', '_posts'), { recursive: true });
    const config = { theme: false, render_drafts: true, future: true, ...job.config };
    fs.writeFileSync(path.join(site, '_config.yml'), JSON.stringify(config));
    const dependencies = { 'hexo-renderer-marked': '*' };
    fs.writeFileSync(path.join(site, 'package.json'), JSON.stringify({ hexo: {}, dependencies }));
    fs.symlinkSync(modules, path.join(site, 'node_modules'), 'junction');
    for (const post of job.posts) {
      const file = path.join(site, 'source', ...post.path.split('/'));
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, Buffer.from(post.data, 'base64'));
      // A time that no post has, so that Hexo's fallback to it is seen as such.
      fs.utimesSync(file, 1234567890.123, 1234567890.123);
    }
    await ask(new Hexo(site, { silent: true }), job, number);
  } finally {
    fs.rmSync(site, { recursive: true, force: true });
  }
}

async function ask(hexo, job, number) {
  const wanted = new Set(job.posts.map(post => post.path));
  const errors = new Map();
  hexo.log.error = (first, _text, where) => {
    // eslint-disable-next-line no-control-regex
    const file = String(where || '').replace(/\u001b\[[0-9;]*m/g, '');
    const error = (first && first.err) || first;
    if (wanted.has(file)) errors.set(file, failure(error));
    else process.stderr.write(`hexo: ${error && error.message} ${file}\n`);
  };
  await hexo.init();
  // A theme's tag, as most themes write it.
  const note = (_args, text) => `<div>${hexo.render.renderSync({ text, engine: 'markdown' })}</div>`;
  hexo.extend.tag.register('note', note, { ends: true });
  hexo._binaryRelationIndex.post_tag.load();
  hexo._binaryRelationIndex.post_category.load();
  await hexo.source.process();
  hexo.locals.invalidate();
  const posts = new Map(hexo.model('Post').toArray().map(post => [post.source, post]));
  for (const { path: file } of job.posts) {
    const post = posts.get(file);
    const line = { job: number, path: file, error: errors.get(file) };
    if (post) line.post = describe(hexo, post);
    if (post && job.render) {
      line.rendered = await render(hexo, post).catch(error => ({ error: failure(error) }));
    }
    process.stdout.write(JSON.stringify(line) + '\n');
  }
}

const { jobs } = JSON.parse(fs.readFileSync(0, 'utf8'));
for (const [number, job] of jobs.entries()) await answer(job, number);
