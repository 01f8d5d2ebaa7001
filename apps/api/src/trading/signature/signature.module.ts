import { Module } from '@nestjs/common';
import { Scans } from './scans.js';
import { Signatures } from './signatures.js';

@Module({ providers: [Scans, Signatures], exports: [Scans, Signatures] })
export class SignatureModule {}
