import { Injectable, inject } from '@angular/core';
import type { ObjectionView, PageView } from '@helan/contracts';
import type {
  AcceptObjectionRequest,
  DecideObjectionRequest,
  FileObjectionRequest,
  ReplyObjectionRequest,
} from '@helan/contracts/requests';
import { Api } from '../api';

export interface ObjectionFilter {
  readonly lot?: string | undefined;
  readonly open?: boolean | undefined;
  readonly at?: string | undefined;
}

/** 异议和投诉. */
@Injectable({ providedIn: 'root' })
export class ObjectionsClient {
  private readonly api = inject(Api);

  file(lotId: string, request: FileObjectionRequest): Promise<{ id: string }> {
    return this.api.post(`lots/${lotId}/objections`, request);
  }

  own(at: string): Promise<PageView<ObjectionView>> {
    return this.api.get('my/objections', { at });
  }

  list(filter: ObjectionFilter): Promise<PageView<ObjectionView>> {
    return this.api.get('objections', { ...filter });
  }

  accept(id: string, request: AcceptObjectionRequest): Promise<void> {
    return this.api.post(`objections/${id}/acceptance`, request);
  }

  reply(id: string, request: ReplyObjectionRequest): Promise<void> {
    return this.api.post(`objections/${id}/reply`, request);
  }

  complain(id: string, text: string): Promise<void> {
    return this.api.post(`objections/${id}/complaint`, { text });
  }

  decide(id: string, request: DecideObjectionRequest): Promise<void> {
    return this.api.post(`objections/${id}/decision`, request);
  }
}
