/** Does a press on this button do anything? */
export const works = (button: Element): boolean => !button.matches(':disabled,[aria-disabled="true"]');
