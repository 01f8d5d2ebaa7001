/** An element of a message with what of it our schema knows. */
export interface KeptNode {
  readonly name: string;
  readonly currency: string | undefined;
  text: string;
  readonly children: KeptNode[];
}

/** The first element that is reached by these names, one within another. */
export function find(node: KeptNode | undefined, path: string): KeptNode | undefined {
  return path
    .split('/')
    .reduce<KeptNode | undefined>((at, name) => at?.children.find((child) => child.name === name), node);
}

export function all(node: KeptNode | undefined, name: string): KeptNode[] {
  return node?.children.filter((child) => child.name === name) ?? [];
}

export function textOf(node: KeptNode | undefined, path: string): string {
  return find(node, path)?.text.trim() ?? '';
}

const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
};

export function escaped(text: string): string {
  return text.replace(/[&<>"\n\r]/g, (sign) => SIGNS[sign]!);
}

/** On one line, whatever stands in it: a fault of the check is found again by its line. */
export function written({ name, currency, text, children }: KeptNode): string {
  return `${opened({ name, currency })}${escaped(text)}${children.map(written).join('')}</${name}>`;
}

export function opened({ name, currency }: Pick<KeptNode, 'name' | 'currency'>): string {
  return currency === undefined ? `<${name}>` : `<${name} Ccy="${escaped(currency)}">`;
}
