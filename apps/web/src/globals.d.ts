/** Made by a script in the page's head: sends the forms that were pressed before the page could listen. */
declare function sendWaitingForms(): void;
