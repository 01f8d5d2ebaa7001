import { Readable } from 'node:stream';
import { readXml } from '../../../kernel/sheet/xml.js';

/** The elements of a schema, one within another, as the schema itself has them. */
export interface SchemaNode {
  readonly name: string;
  readonly children: ReadonlyMap<string, SchemaNode>;
}

/**
 * Which elements a schema of ours knows: what is not among them is left out before the check. Our schemas are written one
 * element within another, so that the tree is there to be read.
 */
export async function readSchemaTree(xsd: string): Promise<SchemaNode> {
  const root: SchemaNode = { name: '', children: new Map() };
  const path: SchemaNode[] = [root];
  await readXml(Readable.from([Buffer.from(xsd)]), {
    open(name, { name: element = '' }) {
      if (name !== 'element') return;
      const node: SchemaNode = { name: element, children: new Map() };
      (path.at(-1)!.children as Map<string, SchemaNode>).set(element, node);
      path.push(node);
    },
    close(name) {
      if (name === 'element') path.pop();
    },
  });
  return root;
}
