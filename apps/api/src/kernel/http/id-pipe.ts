import { type ArgumentMetadata, Injectable, ParseUUIDPipe } from '@nestjs/common';

/** An id as the database writes it: one thing has one name, in whatever letters somebody asks for it. */
@Injectable()
export class IdPipe extends ParseUUIDPipe {
  override async transform(value: string, metadata: ArgumentMetadata): Promise<string> {
    const id = await super.transform(value, metadata);
    // Nothing, where it may be left out.
    return id?.toLowerCase() as string;
  }
}
