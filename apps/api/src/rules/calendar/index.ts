export { CalendarModule } from './calendar.module.js';
export { CalendarService } from './calendar.service.js';
export { type Recount, type RunningPeriods, Recounts, countedColumns } from './recounts.js';
