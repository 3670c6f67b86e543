"""Fields of forms, drawn."""

from django import forms
from django.template import Context, Template

from hamrong.kernel.ui.forms import SampleForm


def _draw(text: str, **context: object) -> str:
    return Template("{% load ui %}" + text).render(Context(context))


def test_a_field_ties_label_hint_and_error_to_its_input() -> None:
    form = SampleForm({"full_name": ""})
    text = _draw("{% field form.full_name %}", form=form)
    assert '<label class="field__label" for="id_full_name">' in text
    assert 'aria-describedby="id_full_name_helptext id_full_name_error"' in text
    assert 'aria-invalid="true"' in text
    assert "field--error" in text


def test_only_what_may_stay_empty_is_marked() -> None:
    form = SampleForm()
    assert "không bắt buộc" in _draw("{% field form.note %}", form=form)
    assert "không bắt buộc" not in _draw("{% field form.full_name %}", form=form)


def test_choices_keep_what_was_chosen() -> None:
    form = SampleForm({"way": "desk", "papers": ["b"]})
    radios = _draw("{% field form.way %}", form=form)
    assert 'type="radio" id="id_way_1" name="way" value="desk" checked' in radios
    boxes = _draw("{% field form.papers %}", form=form)
    assert 'type="checkbox" id="id_papers_1" name="papers" value="b" checked' in boxes
    assert boxes.count("checked") == 1


def test_nothing_pasted_is_cut_without_a_word() -> None:
    class Short(forms.Form):
        text = forms.CharField(max_length=5)

    assert "maxlength" not in _draw("{% field form.text %}", form=Short())


def test_the_summary_leads_to_each_wrong_field() -> None:
    form = SampleForm({"email": "an"})
    form.add_error(None, "Cả đơn chưa hợp lệ.")
    text = _draw("{% error_summary form %}", form=form)
    assert 'href="#id_full_name"' in text
    assert 'href="#id_way_0"' in text
    assert "Thư điện tử: " in text
    assert "<li>Cả đơn chưa hợp lệ.</li>" in text


def test_a_fresh_or_right_form_has_no_summary() -> None:
    assert _draw("{% error_summary form %}", form=SampleForm()).strip() == ""
