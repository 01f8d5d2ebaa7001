import { Module } from '@nestjs/common';
import { NoticeModule } from '../notice/index.js';
import { QuestionService } from './question.service.js';
import { QuestionMessages } from './question.messages.js';
import { QuestionsController } from './questions.controller.js';
import { QuestionWork } from './question-work.js';

@Module({
  imports: [NoticeModule],
  controllers: [QuestionsController],
  providers: [QuestionMessages, QuestionWork, QuestionService],
})
export class QuestionModule {}
