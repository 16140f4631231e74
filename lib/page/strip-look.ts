/** Style of strip, card and floating panel: what pages and panel share, then their own. */
import forms from '../look/forms.css?inline';
import shared from '../look/shared.css?inline';
import strip from './strip.css?inline';

export const STRIP_LOOK = shared + forms + strip;
