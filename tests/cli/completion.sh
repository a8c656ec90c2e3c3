#!/bin/bash
# Completes words as a shell would: completion.sh PROGRAM
set -eu
source <("$1" completion bash)
fault=0
expect() { # the words so far, the last one unfinished; then one completion that must be offered
    local wanted=$1
    shift
    COMP_WORDS=("$@")
    COMP_CWORD=$(($# - 1))
    _entente
    case " ${COMPREPLY[*]-} " in
    *" $wanted "*) ;;
    *) echo "after '$*': '$wanted' is not among '${COMPREPLY[*]-}'"; fault=1 ;;
    esac
}
expect centrality entente cen
expect --measure entente centrality x --mea
expect --no-header entente check --no-h
expect betweenness entente centrality x -m betw
expect leiden entente clusters x --method lei
expect keep entente centrality x --parallel k
expect pagerank entente catalogue page
expect growth entente help gro
expect fish entente completion f
bash -n <("$1" completion bash)
exit $fault
