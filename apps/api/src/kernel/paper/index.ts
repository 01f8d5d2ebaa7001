export { type Block, INK, rowBlock, textBlock } from './blocks.js';
export { type Gap, gapsInWords } from './glyphs.js';
export * from './paper.js';
export * from './paper-press.js';
export * from './seal.js';
export * from './words.js';
