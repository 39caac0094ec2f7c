"""How an attribution is read: cues, phrases, contents, speakers, nesting, each a module of the statements layer."""
