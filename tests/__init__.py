"""Tests of the whole: what no single app can answer for."""
