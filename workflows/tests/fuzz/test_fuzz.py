"""Thousands of random acts on one site. `WORKFLOWS_FUZZ_STEPS` says how many, `WORKFLOWS_FUZZ_SEED` which."""

import os
import secrets
import sys
from collections.abc import Iterator

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from workflows.tests.fuzz import world
from workflows.tests.fuzz.machine import Site

STEPS = int(os.environ.get("WORKFLOWS_FUZZ_STEPS", "1000"))
IN_ONE_EXAMPLE = 50
PHASES = (Phase.generate, Phase.shrink) if os.environ.get("WORKFLOWS_FUZZ_SHRINK") else (Phase.generate,)
"""Looking for a shorter way to the same failure takes minutes: only when asked for."""


@pytest.fixture
def site(db) -> Iterator[None]:
    """The small site that each example begins with."""
    with transaction.atomic(), world.Definitions.closing():
        world.build()
        world.commit()
        yield


def chosen_seed() -> int:
    """Return the seed: the one that is asked for, the same each time in CI, else any."""
    wanted = os.environ.get("WORKFLOWS_FUZZ_SEED")
    return int(wanted) if wanted else 0 if os.environ.get("CI") else secrets.randbits(32)


def test_everything_agrees_after_every_act(site):
    begun = chosen_seed()
    say(f"WORKFLOWS_FUZZ_SEED={begun}")
    Site.steps = 0
    for round_number in range(100):
        left = STEPS - Site.steps
        if left <= 0:
            break
        machine = seed(begun + round_number)(type("Site", (Site,), {}))
        run_state_machine_as_test(machine, settings=how(examples=-(-left // IN_ONE_EXAMPLE)))
        Site.steps += machine.steps
    say(f"{Site.steps} steps; {dict(Site.deeds)}")
    assert Site.steps >= STEPS


def say(text: str) -> None:
    """Print `text`: pytest shows it when the test fails, or with -s."""
    sys.stdout.write(f"{text}\n")


def how(*, examples: int) -> settings:
    """Return hypothesis' settings for so many examples."""
    return settings(
        max_examples=examples,
        stateful_step_count=IN_ONE_EXAMPLE,
        deadline=None,
        database=None,
        print_blob=False,
        phases=PHASES,
        suppress_health_check=list(HealthCheck),
    )
