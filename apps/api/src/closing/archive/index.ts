export { ArchiveModule } from './archive.module.js';
export { ArchiveFileEntity } from './archive-file.entity.js';
