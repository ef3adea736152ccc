"""Recommendations: RE."""
