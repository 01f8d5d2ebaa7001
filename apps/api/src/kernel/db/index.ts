export * from './fen-column.js';
export * from './like-text.js';
export * from './migrate.js';
export * from './serial.js';
export * from './snake-names.js';
export * from './transactions.js';
export * from './entities.js';
export * from './row-update.js';
