import { Module } from '@nestjs/common';
import { HouseholdBook } from './household-book.js';
import { HouseholdContacts } from './household.messages.js';

@Module({ providers: [HouseholdBook, HouseholdContacts], exports: [HouseholdBook] })
export class HouseholdModule {}
