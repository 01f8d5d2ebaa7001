export * from './gate.js';
export * from './job.js';
export * from './work-room.js';
