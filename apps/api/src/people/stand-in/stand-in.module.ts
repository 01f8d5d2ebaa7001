import { Module } from '@nestjs/common';
import { StandIns } from './stand-ins.service.js';
import { StandInsController } from './stand-ins.controller.js';

@Module({ controllers: [StandInsController], providers: [StandIns] })
export class StandInModule {}
