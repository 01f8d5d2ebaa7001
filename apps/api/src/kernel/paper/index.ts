export { type Mark, GREY, INK, markBlock, rowBlock, textBlock } from './block.js';
export { type Gap, gapsInWords } from './glyphs.js';
export { A4 } from './page.js';
export * from './paper.js';
export * from './paper-press.js';
export * from './print-room.js';
export * from './words.js';
