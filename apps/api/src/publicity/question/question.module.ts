import { Module } from '@nestjs/common';
import { QuestionService } from './question.service.js';
import { QuestionsController } from './questions.controller.js';

@Module({ controllers: [QuestionsController], providers: [QuestionService] })
export class QuestionModule {}
