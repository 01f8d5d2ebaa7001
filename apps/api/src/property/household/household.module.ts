import { Module } from '@nestjs/common';
import { HouseholdBook } from './household-book.js';

@Module({ providers: [HouseholdBook], exports: [HouseholdBook] })
export class HouseholdModule {}
