/** What cuts a sentence into its parts in other languages, so that a number of the reason or of the stop is not taken for the target. */

export const BECAUSE: Record<string, string> = {
  de: 'weil|denn|begründung:|grund:|warum:',
  fr: "car|parce qu[e'’]|puisqu[e'’]|pourquoi ?:|raison ?:",
  es: 'porque|ya que|puesto que|razón:',
  pt: 'porque|pois|já que|razão:',
  it: 'perché|poiché|motivo:',
  nl: 'omdat|reden:',
  tr: 'çünkü',
  pl: 'ponieważ|gdyż',
};
export const WRONG: Record<string, string> = {
  de: 'falsch (?:ab|bei|unter|über|wenn|falls)|widerlegt|abbruch|wir (?:stoppen|hören auf)|verworfen',
  fr: 'faux (?:si|au-dessus|au-dessous|en dessous|sous|à partir)|réfuté|abandon|nous arrêtons|on arrête',
  es: 'falso (?:si|por|con)|equivocad[oa]s? (?:si|por)|erróneo (?:si|por)|paramos',
  pt: 'errado (?:se|abaixo|acima|com)|falso (?:se|abaixo|acima)|paramos',
  it: 'sbagliato (?:se|sotto|sopra)|falso (?:se|sotto|sopra)|ci fermiamo',
  nl: 'fout (?:als|boven|onder|bij)|onjuist (?:als|boven|onder|bij)|we stoppen',
  tr: 'yanlış|durdururuz',
  pl: 'błędne|nieprawda|fałsz',
};
