import { Module } from '@nestjs/common';
import { CalendarModule } from '../../rules/calendar/index.js';
import { Scans } from './scans.js';
import { Signatures } from './signatures.js';

@Module({ imports: [CalendarModule], providers: [Scans, Signatures], exports: [Scans, Signatures] })
export class SignatureModule {}
