export * from './gathered-roles.js';
export * from './stand-in.js';
