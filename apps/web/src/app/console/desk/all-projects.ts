import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { LISTING_STATES } from '@helan/domain';
import { reading } from '../../data/reading';
import { ProjectsClient } from '../../data/listing/projects-client';
import { ListFrame } from '../../ui/list-frame';
import { MomentPipe } from '../../ui/moment.pipe';

/** Every project that the reader may see, whoever's turn it is, to look something up. */
@Component({
  selector: 'hl-all-projects',
  imports: [ListFrame, MomentPipe, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './all-projects.html',
  styles: `
    form {
      margin-bottom: 0.75rem;
    }
    form :is(input, select) {
      width: auto;
      max-width: 16rem;
    }
  `,
})
export class AllProjects {
  private readonly client = inject(ProjectsClient);
  private readonly router = inject(Router);
  readonly state = input<string>();
  readonly search = input<string>();
  readonly at = input<string>();
  protected readonly states = Object.entries(LISTING_STATES);
  private readonly query = computed(() => ({ state: this.state(), search: this.search(), at: this.at() }));
  protected readonly rows = reading({
    params: () => this.query(),
    loader: ({ params }) => this.client.list(params),
  });

  protected ask(change: Record<string, string>): void {
    const asked = Object.fromEntries(
      Object.entries(change).map(([name, text]) => [name, text || null] as const),
    );
    void this.router.navigate([], {
      queryParams: { at: null, ...asked },
      queryParamsHandling: 'merge',
    });
  }
}
