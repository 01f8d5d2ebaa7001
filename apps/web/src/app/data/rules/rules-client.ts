import { Injectable, inject } from '@angular/core';
import type { CalendarYearView, PageView, ParameterView, RulingView } from '@helan/contracts';
import type { ChangeCalendarRequest, ChangeParameterRequest } from '@helan/contracts/requests';
import { Api } from '../api';

/** What the center sets, and how two people change it. */
@Injectable({ providedIn: 'root' })
export class RulesClient {
  private readonly api = inject(Api);

  parameters(): Promise<ParameterView[]> {
    return this.api.get('parameters');
  }

  calendarYears(): Promise<CalendarYearView[]> {
    return this.api.get('calendar/years');
  }

  rulings(at: string): Promise<PageView<RulingView>> {
    return this.api.get('rulings', { at });
  }

  proposeParameter(change: ChangeParameterRequest): Promise<{ id: string }> {
    return this.api.post('rulings/parameter', change);
  }

  proposeCalendar(change: ChangeCalendarRequest): Promise<{ id: string }> {
    return this.api.post('rulings/calendar', change);
  }

  decide(id: string, noun: 'approval' | 'rejection'): Promise<void> {
    return this.api.post(`rulings/${id}/${noun}`, {});
  }
}
