import { sha256 } from '../../kernel/canonical.js';

export interface FeedEntry {
  /** For ever the same, and nobody else's. */
  readonly id: string;
  readonly link: string;
  readonly title: string;
  readonly content: string;
  readonly at: Date;
}

/** What a feed holds, whatever its form; entries the newest first. */
export interface NoticeFeed {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly author: string;
  /** The platform's own address, without a slash at its end. */
  readonly home: string;
  readonly entries: readonly FeedEntry[];
}

/** An Atom feed (RFC 4287). All text is plain: what stands in a title is no markup for any reader. */
export function toAtom(feed: NoticeFeed): string {
  const self = { rel: 'self', type: 'application/atom+xml', href: `${feed.home}/api/feed.atom` };
  const children = [
    element('id', {}, text(feed.id)),
    element('title', { type: 'text' }, text(feed.title)),
    element('subtitle', { type: 'text' }, text(feed.description)),
    element('updated', {}, updatedAt(feed).toISOString()),
    element('author', {}, element('name', {}, text(feed.author)), element('uri', {}, text(feed.home))),
    element('link', self),
    element('link', { rel: 'alternate', type: 'text/html', href: `${feed.home}/notices` }),
    ...feed.entries.map(atomEntry),
  ];
  const head = '<?xml version="1.0" encoding="utf-8"?>\n';
  return head + element('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': 'zh-CN' }, ...children);
}

function atomEntry({ id, link, title, content, at }: FeedEntry): string {
  return element(
    'entry',
    {},
    element('id', {}, text(id)),
    element('title', { type: 'text' }, text(title)),
    element('published', {}, at.toISOString()),
    element('updated', {}, at.toISOString()),
    element('link', { rel: 'alternate', type: 'text/html', href: link }),
    element('content', { type: 'text' }, text(content)),
  );
}

/** A JSON Feed, version 1.1. */
export interface JsonFeed {
  readonly version: string;
  readonly title: string;
  readonly description: string;
  readonly home_page_url: string;
  readonly feed_url: string;
  readonly language: string;
  readonly authors: readonly { readonly name: string; readonly url: string }[];
  readonly items: readonly {
    readonly id: string;
    readonly url: string;
    readonly title: string;
    readonly content_text: string;
    readonly date_published: string;
    readonly date_modified: string;
  }[];
}

/** The same as a JSON Feed. */
export function toJsonFeed(feed: NoticeFeed): JsonFeed {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: oneLine(feed.title),
    description: oneLine(feed.description),
    home_page_url: `${feed.home}/notices`,
    feed_url: `${feed.home}/api/feed.json`,
    language: 'zh-CN',
    authors: [{ name: oneLine(feed.author), url: feed.home }],
    items: feed.entries.map(({ id, link, title, content, at }) => ({
      id,
      url: link,
      title: oneLine(title),
      content_text: oneLine(content),
      date_published: at.toISOString(),
      date_modified: at.toISOString(),
    })),
  };
}

/** When the newest entry came; a feed without entries is as old as can be. */
export function updatedAt({ entries }: NoticeFeed): Date {
  return new Date(Math.max(0, ...entries.map(({ at }) => at.getTime())));
}

/** A name for something that has none of its own, always the same for the same words (RFC 9562, version 8). */
export function urnOf(words: string): string {
  const hash = sha256(words);
  const parts = [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ];
  return `urn:uuid:${parts.join('-')}`;
}

function element(name: string, attributes: Readonly<Record<string, string>>, ...children: string[]): string {
  const head = Object.entries(attributes).map(([key, value]) => ` ${key}="${text(value)}"`);
  return children.length > 0
    ? `<${name}${head.join('')}>${children.join('')}</${name}>`
    : `<${name}${head.join('')}/>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function text(words: string): string {
  return oneLine(words).replace(/[&<>"]/g, (sign) => ENTITIES[sign]!);
}

/** Line breaks and control signs of any kind are a space, and what is no character at all is nothing. */
function oneLine(words: string): string {
  return words
    .replace(/[\p{Cs}\p{Noncharacter_Code_Point}]/gu, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
}
