/** Given names that people here have, and whether a word is one of them in some case. A short list: it only tells lists of people from other lists. */
import { fold } from './text.ts';

/** Nominatives, folded: the common ones of three generations, their everyday forms, and those of neighbours from Ukraine in both scripts. */
const women = `
adrianna agata agnieszka aleksandra alicja alina amelia aniela anita anna ania antonina asia aurelia barbara basia beata
bernadetta bogumila bogusia boguslawa bozena cecylia celina czeslawa dagmara danuta danusia daria dominika dorota edyta
eleonora elwira elzbieta ela emilia emma eugenia ewa ewelina franciszka gabriela genowefa gosia grazyna halina hanna hania
helena henryka honorata ilona irena irmina iwona iza izabela jadwiga janina joanna jola jolanta jozefa judyta julia
justyna kaja kamila karolina kasia katarzyna kazimiera kinga klara klaudia krysia krystyna ksenia laura lena lidia liliana
ludwika lucja lucyna magda magdalena malgorzata malwina marcelina maria marianna marlena marta martyna maryla marzena
matylda michalina milena mirka miroslawa monika nadia natalia nikola nina ola olga oliwia otylia patrycja paula paulina
regina renata roksana rozalia sabina sandra sara stanislawa stefania stefa sylwia tamara teresa ula urszula wanda wera
weronika wieslawa wiktoria wioletta wladyslawa zdzislawa zofia zosia zuzanna zuzia zyta
bohdana halyna hanna iryna katia kateryna ludmyla marija mariia nadija nataliia natasza oksana oleksandra olena
solomija switlana svitlana tetiana tetyana tatiana tania ulana vira wira yulia yuliia
олена оксана наталія наталя тетяна ірина марія анна ганна світлана людмила надія галина катерина юлія вікторія
віра дарія софія анастасія олександра ольга оля любов лариса валентина інна алла лідія ніна раїса зоряна соломія мар’яна`;

const men = `
adam adrian albert aleksander aleksy alfred alojzy andrzej antoni antek arkadiusz arek artur bartek bartlomiej bartosz
benedykt bernard bogdan bogumil boguslaw boleslaw bronislaw cezary cyprian czeslaw damian daniel darek dariusz
dawid dominik edmund edward emil eryk eugeniusz fabian feliks filip franciszek franek fryderyk gabriel grzegorz grzesiek
gustaw henryk hubert ignacy igor ireneusz irek jacek jakub kuba jan janek janusz jaroslaw jarek jasiek jerzy jozef jozek
julian juliusz jurek kacper kamil karol kazimierz kazik konrad krystian krzysztof krzysiek leon leszek leslaw lucjan
ludwik lukasz maciej maciek maksymilian marcel marcin marek marian mariusz mateusz michal mieczyslaw mietek mikolaj milosz
miroslaw mirek norbert olaf oliwier oskar patryk pawel piotr piotrek przemyslaw przemek radoslaw radek rafal remigiusz
robert roman ryszard rysiek sebastian seweryn slawomir slawek stanislaw staszek stefan sylwester szczepan szymon tadeusz
tadek teodor tobiasz tomasz tomek tymoteusz tytus waclaw waldemar waldek walenty wieslaw wiesiek wiktor wincenty witold
wladyslaw wlodzimierz wojciech wojtek zbigniew zbyszek zdzislaw zenon zygmunt
andrij andrii bohdan dmytro ihor iwan ivan jurij yurii maksym mychajlo mykola mykhailo oleh oleksandr oleksij ostap petro
roman serhij serhii stepan taras vasyl wasyl viktor vitalij volodymyr wolodymyr yaroslav
іван олександр андрій сергій володимир микола дмитро богдан максим юрій василь петро павло михайло тарас ярослав
віктор віталій олег ігор роман степан остап назар олексій артем денис євген`;

/** Endings of the other cases, put after the stem. Folded, so "ą" and "ę" stand as "a" and "e". */
const womensEndings = ['a', 'y', 'i', 'e', 'ie', 'o', 'ii', 'и', 'і', 'у', 'ю', 'ою', 'ею', 'ії'];
const mensEndings = ['', 'a', 'owi', 'em', 'iem', 'ie', 'u', 'ego', 'emu', 'а', 'я', 'у', 'ю', 'ові', 'ом', 'ем'];

/** What a name looks like without its ending: "an" of Anna, "mark" of Marek, "jerz" of Jerzy. */
function stemsOf(name: string, isWoman: boolean): readonly string[] {
  if (isWoman) return [/^\p{L}+[aая]$/u.test(name) ? name.slice(0, -1) : name];
  const mobile = /^(.+)e([kl])$/.exec(name);
  return [
    name,
    mobile === null ? [] : `${mobile[1]}${mobile[2]}`,
    /[yiіий]$/u.test(name) ? name.slice(0, -1) : [],
  ].flat();
}

function formsOf(list: string, isWoman: boolean): readonly string[] {
  const names = list.trim().split(/\s+/).map(fold);
  const endings = isWoman ? womensEndings : mensEndings;
  return names.flatMap((name) => [
    name,
    ...stemsOf(name, isWoman).flatMap((stem) => endings.map((ending) => fold(`${stem}${ending}`))),
  ]);
}

let forms: ReadonlySet<string> | undefined;

/** Whether a word is a given name: "Anna", "Annę", "Markiem", "Олена". */
export function isGivenName(word: string): boolean {
  forms ??= new Set([...formsOf(women, true), ...formsOf(men, false)]);
  return forms.has(fold(word));
}
