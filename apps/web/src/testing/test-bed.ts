import '@angular/compiler';
import { NgModule, RendererFactory2 } from '@angular/core';
import { TestBed, TestComponentRenderer } from '@angular/core/testing';
import { BrowserTestingModule, platformBrowserTesting } from '@angular/platform-browser/testing';

/** Nothing is drawn, and so there is nothing to clear away. */
@NgModule({ providers: [TestComponentRenderer, { provide: RendererFactory2, useValue: {} }] })
class WithoutDocument {}

/**
 * Services, signals and effects as in a browser's page, without a document: what decides is looked at here, what
 * draws in the journeys. A spec that needs it imports it before anything of Angular. `TestBed.tick()` lets effects run.
 */
TestBed.initTestEnvironment([BrowserTestingModule, WithoutDocument], platformBrowserTesting());

export { TestBed };
