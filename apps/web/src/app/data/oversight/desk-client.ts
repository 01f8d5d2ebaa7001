import { Injectable, inject } from '@angular/core';
import type {
  ColleagueView,
  DeskCounts,
  DeskSessionsView,
  DeskView,
  OpenTaskView,
  SearchView,
  StoppedSessionView,
  WorkList,
} from '@helan/contracts';
import { Api } from '../api';

/** What waits for whoever asks, whatever its kind, and what he can look up. */
@Injectable({ providedIn: 'root' })
export class DeskClient {
  private readonly api = inject(Api);

  work(query: Readonly<Record<string, string>>): Promise<WorkList> {
    return this.api.get('desk/work', query);
  }

  counts(): Promise<DeskCounts> {
    return this.api.get('desk/counts');
  }

  search(q: string): Promise<SearchView> {
    return this.api.get('desk/search', { q });
  }

  views(): Promise<readonly DeskView[]> {
    return this.api.get('desk/views');
  }

  keepView(name: string, query: string): Promise<{ id: string }> {
    return this.api.post('desk/views', { name, query });
  }

  dropView(id: string): Promise<void> {
    return this.api.delete(`desk/views/${id}`);
  }

  /**
   * Told to others from now on, until `until` without another word; refused (`desk.open`) where somebody else has it
   * open, unless it is taken over, and not found once it waits no more.
   */
  open(key: string, takesOver = false): Promise<OpenTaskView> {
    return this.api.put(`desk/open/${key}`, { takesOver });
  }

  leave(key: string): Promise<void> {
    return this.api.delete(`desk/open/${key}`);
  }

  /** At whose desk the same task waits. */
  colleagues(key: string): Promise<readonly ColleagueView[]> {
    return this.api.get(`desk/colleagues/${key}`);
  }

  /** One's own from now on, or a colleague's; not found once it waits no more. */
  claim(key: string, accountId?: string): Promise<void> {
    return this.api.put(`desk/claims/${key}`, accountId === undefined ? {} : { accountId });
  }

  /** Nobody's in particular again. */
  release(key: string): Promise<void> {
    return this.api.delete(`desk/claims/${key}`);
  }

  sessions(): Promise<DeskSessionsView> {
    return this.api.get('desk/sessions');
  }

  /** All that run, each by itself: what became of each of them. */
  stopSessions(reason: string): Promise<readonly StoppedSessionView[]> {
    return this.api.post('desk/sessions/stop', { reason });
  }
}
