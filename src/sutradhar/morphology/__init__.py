"""Words: how Bengali text falls into tokens, and what each form is.

`split` cuts text into tokens; `analyse` says what one form is; `lemma_forms` gives all forms of a lemma;
`strip_name` takes the ending off a name; `light_verb` says whether a noun and a verb are one predicate. All work on
folded text (`sutradhar.text.fold`).
"""

from sutradhar.morphology.analysis import analyse, analyser, lemma_forms, strip_name
from sutradhar.morphology.light import light_verb
from sutradhar.morphology.splitting import kind_of, split

__all__ = ["analyse", "analyser", "kind_of", "lemma_forms", "light_verb", "split", "strip_name"]
