export { NoticeModule } from './notice.module.js';
export { NoticeBoard } from './notice-board.js';
export { ChangeService } from './change.service.js';
export { LotChangeEntity } from './lot-change.entity.js';
export { NoticeEntity, type NoticeContent } from './notice.entity.js';
export { LotReaderGuard, NoticeReaders } from './notice-readers.js';
export { SuspensionService } from './suspension.service.js';
export { PublicationService } from './publication.service.js';
export { calendarStrip } from './calendar-strip.js';
