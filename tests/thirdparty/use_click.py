"""click: commands, options, prompts, its test runner."""
import click
from click.testing import CliRunner

@click.group()
@click.option("--debug/--no-debug", default=False)
@click.pass_context
def cli(ctx, debug):
    """A tool."""
    ctx.obj = {"debug": debug}

@cli.command()
@click.argument("names", nargs=-1, required=True)
@click.option("--count", "-c", default=1, show_default=True, help="How often.", type=click.IntRange(1, 5))
@click.option("--shout", is_flag=True)
@click.pass_obj
def greet(obj, names, count, shout):
    """Greets NAMES."""
    for _ in range(count):
        text = f"Hello {', '.join(names)}{' (debug)' if obj['debug'] else ''}"
        click.echo(text.upper() if shout else text)

@cli.command()
@click.option("--color", type=click.Choice(["red", "green"]), prompt=True)
def paint(color):
    click.secho(color, fg=color)
    raise click.ClickException("no paint")

runner = CliRunner()
for args, kw in (([], {}), (["greet", "--help"], {}), (["--debug", "greet", "Ann", "Bo", "-c", "2"], {}), (["greet", "--shout", "x"], {}),
                 (["greet"], {}), (["greet", "x", "-c", "9"], {}), (["paint"], {"input": "blue\nred\n"}), (["nope"], {})):
    result = runner.invoke(cli, args, **kw)
    print(args, result.exit_code)
    print(result.output)
