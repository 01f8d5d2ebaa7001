import { Module } from '@nestjs/common';
import { ParameterService } from './parameter.service.js';

@Module({ providers: [ParameterService], exports: [ParameterService] })
export class ParameterModule {}
