/** The program of the page. */
import { Page } from './page.ts';

new Page();
