import { Injectable, signal } from '@angular/core';

const STORED = 'room-sound';
const TONE_SECONDS = 0.18;

/** A short tone for what must not be missed; silent until the person turns it on. Provide it on a page. */
@Injectable()
export class RoomBell {
  readonly isOn = signal(localStorage.getItem(STORED) === 'on');
  private audio: AudioContext | undefined;

  toggle(): void {
    this.isOn.update((isOn) => !isOn);
    localStorage.setItem(STORED, this.isOn() ? 'on' : 'off');
    this.ring(660);
  }

  ring(hertz: number): void {
    if (!this.isOn()) return;
    this.audio ??= new AudioContext();
    const tone = this.audio.createOscillator();
    tone.frequency.value = hertz;
    tone.connect(this.audio.destination);
    tone.start();
    tone.stop(this.audio.currentTime + TONE_SECONDS);
  }

  /** In 长辈版 it is also spoken, where the device can. */
  say(words: string): void {
    const isLarge = document.documentElement.classList.contains('large-print');
    if (!this.isOn() || !isLarge || !('speechSynthesis' in window)) return;
    const speech = new SpeechSynthesisUtterance(words);
    speech.lang = 'zh-CN';
    speechSynthesis.speak(speech);
  }
}
