export * from './job.js';
export * from './work-line.js';
export * from './work-room.js';
