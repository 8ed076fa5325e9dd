// What the pages behind the links of letters say, in the languages that letters are written in.

const english = {
  language: 'en',
  home: 'To LLM_MODES',
  anew: 'Ask for a new link',
  signIn: 'Sign in',
  noLink: 'This link does not work',
  noToken: 'The address is not complete. Open the link in the letter, or copy all of it.',
  verify: {
    title: 'Confirm your e-mail address',
    text: 'One click, and we know that this address is yours.',
    button: 'Confirm address',
    done: 'Address confirmed',
    doneText: 'Thank you. Your e-mail address is confirmed.',
    spent: 'It was used already, has expired, or a newer one was sent. If your address is not confirmed yet, sign in and ask for a new link.',
    again_at: '/app',
  },
  reset: {
    title: 'Choose a new password',
    text: 'All devices are signed out when you do.',
    label: 'New password',
    hint: 'Long and not easily guessed; a few unrelated words do well.',
    again: 'The same again',
    mismatch: 'The two passwords are not the same.',
    button: 'Change password',
    done: 'Password changed',
    doneText: 'Your password was changed. Sign in with the new one.',
    spent: 'It was used already, has expired, or a newer one was sent. Ask for a new one; it comes by mail.',
    again_at: '/app#/forgot',
  },
  unlock: {
    title: 'Unlock sign-in',
    text: 'Too many wrong passwords have locked your account for devices that it does not know. If that was you, unlock it.',
    button: 'Unlock',
    done: 'Sign-in unlocked',
    doneText: 'You can sign in again.',
    spent: 'It was used already, or the lock is over. Try to sign in.',
    again_at: '/app',
  },
};

const german = {
  language: 'de',
  home: 'Zu LLM_MODES',
  anew: 'Neuen Link anfordern',
  signIn: 'Anmelden',
  noLink: 'Dieser Link funktioniert nicht',
  noToken: 'Die Adresse ist nicht vollständig. Öffnen Sie den Link in der E-Mail, oder kopieren Sie ihn ganz.',
  verify: {
    title: 'E-Mail-Adresse bestätigen',
    text: 'Ein Klick, und wir wissen, dass diese Adresse Ihnen gehört.',
    button: 'Adresse bestätigen',
    done: 'Adresse bestätigt',
    doneText: 'Danke. Ihre E-Mail-Adresse ist bestätigt.',
    spent: 'Er wurde schon benutzt, ist abgelaufen, oder es gibt einen neueren. Ist Ihre Adresse noch nicht bestätigt, melden Sie sich an und fordern Sie einen neuen an.',
    again_at: '/app',
  },
  reset: {
    title: 'Neues Passwort wählen',
    text: 'Dabei werden alle Geräte abgemeldet.',
    label: 'Neues Passwort',
    hint: 'Lang und nicht leicht zu erraten; ein paar Wörter ohne Zusammenhang sind gut.',
    again: 'Noch einmal dasselbe',
    mismatch: 'Die beiden Passwörter sind nicht gleich.',
    button: 'Passwort ändern',
    done: 'Passwort geändert',
    doneText: 'Ihr Passwort wurde geändert. Melden Sie sich mit dem neuen an.',
    spent: 'Er wurde schon benutzt, ist abgelaufen, oder es gibt einen neueren. Fordern Sie einen neuen an; er kommt per E-Mail.',
    again_at: '/app#/forgot',
  },
  unlock: {
    title: 'Anmeldung entsperren',
    text: 'Zu viele falsche Passwörter haben Ihr Konto für Geräte gesperrt, die es nicht kennt. Waren Sie es, dann heben Sie die Sperre auf.',
    button: 'Entsperren',
    done: 'Anmeldung entsperrt',
    doneText: 'Sie können sich wieder anmelden.',
    spent: 'Er wurde schon benutzt, oder die Sperre ist vorbei. Versuchen Sie, sich anzumelden.',
    again_at: '/app',
  },
};

const french = {
  language: 'fr',
  home: 'Vers LLM_MODES',
  anew: 'Demander un nouveau lien',
  signIn: 'Se connecter',
  noLink: 'Ce lien ne fonctionne pas',
  noToken: 'L’adresse n’est pas complète. Ouvrez le lien de l’e-mail, ou copiez-le en entier.',
  verify: {
    title: 'Confirmer votre adresse e-mail',
    text: 'Un clic, et nous savons que cette adresse est la vôtre.',
    button: 'Confirmer l’adresse',
    done: 'Adresse confirmée',
    doneText: 'Merci. Votre adresse e-mail est confirmée.',
    spent: 'Il a déjà servi, il a expiré, ou il en existe un plus récent. Si votre adresse n’est pas encore confirmée, connectez-vous et demandez-en un nouveau.',
    again_at: '/app',
  },
  reset: {
    title: 'Choisir un nouveau mot de passe',
    text: 'Tous les appareils seront déconnectés.',
    label: 'Nouveau mot de passe',
    hint: 'Long et difficile à deviner ; quelques mots sans rapport conviennent bien.',
    again: 'Encore une fois le même',
    mismatch: 'Les deux mots de passe ne sont pas identiques.',
    button: 'Changer le mot de passe',
    done: 'Mot de passe changé',
    doneText: 'Votre mot de passe a été changé. Connectez-vous avec le nouveau.',
    spent: 'Il a déjà servi, il a expiré, ou il en existe un plus récent. Demandez-en un nouveau ; il arrive par e-mail.',
    again_at: '/app#/forgot',
  },
  unlock: {
    title: 'Débloquer la connexion',
    text: 'Trop de mots de passe erronés ont bloqué votre compte pour les appareils qu’il ne connaît pas. Si c’était vous, débloquez-le.',
    button: 'Débloquer',
    done: 'Connexion débloquée',
    doneText: 'Vous pouvez de nouveau vous connecter.',
    spent: 'Il a déjà servi, ou le blocage est terminé. Essayez de vous connecter.',
    again_at: '/app',
  },
};

const known = [english, german, french];

/** The first language of the reader that there are words in; English where there is none. */
export const words = (navigator.languages ?? [navigator.language])
  .map(tag => known.find(each => tag?.toLowerCase().split('-')[0] === each.language))
  .find(Boolean) ?? english;
