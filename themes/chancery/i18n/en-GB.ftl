# What is spelled differently in British English. All other texts are those of `en.ftl`.

## Footer
# The licence of the texts.
licence = Licence: { $name }
