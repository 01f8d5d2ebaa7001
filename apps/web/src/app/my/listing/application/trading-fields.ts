import { ChangeDetectionStrategy, Component, computed } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import {
  AFTER_REFUSAL,
  BIDDING_MODES,
  EXTENSION_MANNERS,
  FEW_BIDDERS,
  FIRST_BIDS,
  SILENCES,
  TRADING_FIELDS,
  TRADING_UNITS,
  isSealedMode,
  offeredModes,
} from '@helan/domain';
import { Field } from '../../../ui/field';
import { ApplicationSection } from './application-section';

const CHOICES = [
  { field: 'firstBid', options: Object.entries(FIRST_BIDS) },
  { field: 'extension', options: Object.entries(EXTENSION_MANNERS) },
  { field: 'silence', options: Object.entries(SILENCES) },
  { field: 'fewBidders', options: Object.entries(FEW_BIDDERS) },
  { field: 'afterRefusal', options: Object.entries(AFTER_REFUSAL) },
] as const;
const OPEN_NUMBERS = [
  'freeMinutes',
  'limitedSeconds',
  'confirmMinutes',
  'extensionSeconds',
  'triggerSeconds',
  'mostExtensions',
  'mostSteps',
  'minBidders',
  'silencePercent',
] as const;
const FALLING_NUMBERS = ['intervalSeconds', 'minBidders', 'silencePercent'] as const;
const CLOSED_NUMBERS = ['freeMinutes', 'extraRoundMinutes', 'minBidders', 'silencePercent'] as const;
const SEALED_NUMBERS = ['writtenRounds', ...CLOSED_NUMBERS] as const;
const WEIGHTED_NUMBERS = ['priceWeightPercent', ...CLOSED_NUMBERS] as const;
/** Choices that a mode without a window has no use for. */
const OF_WINDOWS: readonly string[] = ['firstBid', 'extension'];

/** How the bidding is held; whoever leaves it alone gets the center's rules. */
@Component({
  selector: 'hl-trading-fields',
  imports: [Field, ReactiveFormsModule, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (application().method === 'BIDDING') {
      <fieldset [formGroup]="group().controls.trading">
        <legend>竞价规则</legend>
        <div class="grid-2">
          @if (modes().length > 1) {
            <hl-field for="trading.mode" [label]="names.mode" [fault]="faultOf()('trading.mode')">
              <select id="trading.mode" formControlName="mode">
                @for (mode of modes(); track mode[0]) {
                  <option [value]="mode[0]">{{ mode[1] }}</option>
                }
              </select>
            </hl-field>
          }
          @if (isFalling()) {
            <hl-field
              for="trading.floorYuan"
              [label]="names.floorYuan + '（' + application().priceUnit + '）'"
              [fault]="faultOf()('trading.floorYuan')"
            >
              <input
                id="trading.floorYuan"
                class="number"
                formControlName="floorYuan"
                inputmode="decimal"
                maxlength="24"
              />
            </hl-field>
          }
        </div>
        @if (!isFalling() || application().trading?.hasReserve) {
          <label class="check">
            <input type="checkbox" formControlName="hasReserve" />
            设密封保留价（报名截止后由您在自己的设备上密封，达不到的不成交）
          </label>
        }
        @if (isSealed() || application().trading?.hasReserve) {
          <p class="small-print">
            有密封的价格，要先到“<a routerLink="/my/key">我的密钥</a
            >”生成密钥；价格封给您、中心和监管三方，竞价结束后任意两方才能一起打开。
          </p>
        }
        <details>
          <summary>更多规则（不填的，按中心公布的规则）</summary>
          <div class="grid-2">
            @if (mayHaveCeiling()) {
              <hl-field
                for="trading.ceilingYuan"
                [label]="names.ceilingYuan + '（' + application().priceUnit + '）'"
                hint="没有人能高于它；几个人都报到的，先看优先权，再公开抽签"
                [fault]="faultOf()('trading.ceilingYuan')"
              >
                <input
                  id="trading.ceilingYuan"
                  class="number"
                  formControlName="ceilingYuan"
                  inputmode="decimal"
                  maxlength="24"
                />
              </hl-field>
            }
            @for (number of numbers(); track number) {
              <hl-field
                [for]="'trading.' + number"
                [label]="names[number] + '（' + units[number] + '）'"
                [fault]="faultOf()('trading.' + number)"
              >
                <input
                  [id]="'trading.' + number"
                  class="number"
                  type="number"
                  min="0"
                  [formControlName]="number"
                />
              </hl-field>
            }
            @for (choice of choices(); track choice.field) {
              <hl-field
                [for]="'trading.' + choice.field"
                [label]="names[choice.field]"
                [fault]="faultOf()('trading.' + choice.field)"
              >
                <select [id]="'trading.' + choice.field" [formControlName]="choice.field">
                  <option value="">按中心的规则</option>
                  @for (option of choice.options; track option[0]) {
                    <option [value]="option[0]">{{ option[1] }}</option>
                  }
                </select>
              </hl-field>
            }
          </div>
        </details>
      </fieldset>
    }
  `,
})
export class TradingFields extends ApplicationSection {
  protected readonly names = TRADING_FIELDS;
  protected readonly units = TRADING_UNITS;
  protected readonly modes = computed(() =>
    offeredModes(this.type().isBuying).map((mode) => [mode, BIDDING_MODES[mode]] as const),
  );
  protected readonly isFalling = computed(() => this.application().trading?.mode === 'DESC');
  /** Whoever buys, or lets a price fall, has it in the start price. */
  protected readonly mayHaveCeiling = computed(() => !this.type().isBuying && !this.isFalling());
  private readonly mode = computed(() => this.application().trading?.mode ?? this.modes()[0]![0]);
  protected readonly isSealed = computed(() => isSealedMode(this.mode()));
  protected readonly numbers = computed((): readonly (keyof typeof TRADING_UNITS)[] => {
    if (this.mode() === 'DESC') return FALLING_NUMBERS;
    if (this.mode() === 'WEIGHTED') return WEIGHTED_NUMBERS;
    return this.isSealed() ? SEALED_NUMBERS : OPEN_NUMBERS;
  });
  protected readonly choices = computed(() =>
    CHOICES.filter(({ field }) => !OF_WINDOWS.includes(field) || !(this.isFalling() || this.isSealed())),
  );
}
