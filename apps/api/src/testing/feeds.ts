import { SaxesParser } from 'saxes';

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

/** The root of a document; throws where it is not well-formed. */
export function parseXml(text: string): XmlElement {
  const parser = new SaxesParser();
  const document: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [document];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes, children: [], text: '' };
    open.at(-1)!.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', (words) => (open.at(-1)!.text += words));
  parser.on('cdata', (words) => (open.at(-1)!.text += words));
  parser.write(text).close();
  return document.children[0]!;
}

export function childrenOf({ children }: XmlElement, name: string): XmlElement[] {
  return children.filter((child) => child.name === name);
}

const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const ID = /^(urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|tag:[^,]+,\d{4}(-\d\d){0,2}:.+)$/;
const ADDRESS = /^https?:\/\/[^/]+(\/|$)/;
/** Whatever no line of text has. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u;

/** What RFC 4287 asks of a feed and this one does not keep; nothing where it is valid. */
export function atomFaults(text: string): string[] {
  const feed = parseXml(text);
  const faults: string[] = [];
  const must = (isKept: boolean, words: string) => void (isKept || faults.push(words));
  const one = (of: XmlElement, name: string) => {
    const found = childrenOf(of, name);
    must(found.length === 1, `${of.name}: ${found.length} × ${name}`);
    return found[0] ?? { name, attributes: {}, children: [], text: '' };
  };
  const entries = childrenOf(feed, 'entry');
  must(text.startsWith('<?xml version="1.0" encoding="utf-8"?>'), 'no declaration');
  must(feed.name === 'feed' && feed.attributes['xmlns'] === 'http://www.w3.org/2005/Atom', 'no feed');
  must(one(one(feed, 'author'), 'name').text !== '', 'no author');
  const selves = childrenOf(feed, 'link').filter(({ attributes }) => attributes['rel'] === 'self');
  must(selves.length === 1 && ADDRESS.test(selves[0]!.attributes['href']!), 'no self');
  for (const part of [feed, ...entries]) {
    must(ID.test(one(part, 'id').text), `id ${one(part, 'id').text}`);
    must(DATE.test(one(part, 'updated').text), `updated ${one(part, 'updated').text}`);
    for (const name of ['title', 'subtitle', 'content', 'summary'])
      for (const { attributes, text: words } of childrenOf(part, name)) {
        must((attributes['type'] ?? 'text') === 'text', `${name} as ${attributes['type']}`);
        must(!UNPRINTABLE.test(words), `${name} ${JSON.stringify(words)}`);
      }
    must(one(part, 'title').text.trim() !== '', 'no title');
    for (const { attributes } of childrenOf(part, 'link'))
      must(ADDRESS.test(attributes['href']!), `link ${attributes['href']}`);
  }
  for (const entry of entries) {
    const links = childrenOf(entry, 'link').filter(
      ({ attributes }) => (attributes['rel'] ?? 'alternate') === 'alternate',
    );
    must(links.length === 1, `entry: ${links.length} × alternate`);
    for (const { text: at } of childrenOf(entry, 'published')) must(DATE.test(at), `published ${at}`);
  }
  const ids = entries.map((entry) => one(entry, 'id').text);
  must(new Set(ids).size === ids.length, 'two entries of one id');
  return faults;
}

interface JsonFeed {
  readonly version: string;
  readonly title: string;
  readonly feed_url: string;
  readonly home_page_url: string;
  readonly authors: readonly { readonly name: string }[];
  readonly items: readonly JsonItem[];
}

interface JsonItem {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly content_text?: string;
  readonly content_html?: string;
  readonly date_published: string;
}

/** The same of a JSON Feed, version 1.1. */
export function jsonFeedFaults(text: string): string[] {
  const feed = JSON.parse(text) as JsonFeed;
  const faults: string[] = [];
  const must = (isKept: boolean, words: string) => void (isKept || faults.push(words));
  must(feed.version === 'https://jsonfeed.org/version/1.1', `version ${feed.version}`);
  must(typeof feed.title === 'string' && feed.title !== '', 'no title');
  must(ADDRESS.test(feed.feed_url) && ADDRESS.test(feed.home_page_url), 'no address of its own');
  must(feed.authors?.length > 0 && feed.authors.every(({ name }) => name !== ''), 'no author');
  for (const { id, url, title, content_text, content_html, date_published } of feed.items) {
    must(ID.test(id), `id ${id}`);
    must(ADDRESS.test(url), `url ${url}`);
    must(DATE.test(date_published), `date ${date_published}`);
    must(typeof (content_text ?? content_html) === 'string', 'no content');
    must(!UNPRINTABLE.test(title + (content_text ?? '')), `title ${JSON.stringify(title)}`);
  }
  must(new Set(feed.items.map(({ id }) => id)).size === feed.items.length, 'two items of one id');
  return faults;
}
