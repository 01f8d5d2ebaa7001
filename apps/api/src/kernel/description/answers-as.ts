import { ApiExtension } from '@nestjs/swagger';

/** The media type of an answer that is no JSON, for the description of the api. */
export const AnswersAs = (type: string): MethodDecorator => ApiExtension('x-answers-as', type);
